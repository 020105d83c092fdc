/*
 * Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except
 * in compliance with the License. You may obtain a copy of the License at
 *
 *     https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software distributed under the License
 * is distributed on an "AS IS" BASIS, WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express
 * or implied. See the License for the specific language governing permissions and limitations under
 * the License.
 */
package org.crosscurrent.api.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.List;
import java.util.stream.StreamSupport;
import org.crosscurrent.api.ApiServer;
import org.crosscurrent.api.Client;
import org.crosscurrent.api.TestStore;
import org.junit.jupiter.api.Test;

class StreamDocumentTest {
  @Test
  void whatIsToldIsAsTheDocumentSays() throws Exception {
    String url = TestStore.sample();
    try (Posts posts = new Posts(url).fold();
        ApiServer server = TestStore.serve(url);
        Listener listener = new Listener(server.url() + "/stream?last_event_id=0")) {
      posts.run("DELETE FROM signals WHERE post_id = 'reddit:06'").fold();
      int count = posts.feed().size();
      JsonNode document = new Client(server).json("/openapi.json");
      listener.awaitId(count);
      server.close();
      listener.awaitEnd();
      for (Event event : listener.events) {
        String name = event.name();
        String schema =
            name.equals("signal")
                ? "PushedSignal"
                : name.equals("end") ? "PushedEnd" : "PushedDeletion";
        JsonNode described = document.at("/components/schemas/" + schema);
        assertThat(
                JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(described)
                    .validate(event.data()))
            .as(event.toString())
            .isEmpty();
      }
      assertThat(listener.events).extracting(Event::name).contains("signal", "deleted", "end");
      List<String> documented =
          StreamSupport.stream(document.at("/paths/~1stream/get/parameters").spliterator(), false)
              .filter(parameter -> parameter.get("in").textValue().equals("query"))
              .map(parameter -> parameter.get("name").textValue())
              .toList();
      assertThat(documented).isEqualTo(new StreamRoute(null, null, null).parameters());
    }
  }
}
