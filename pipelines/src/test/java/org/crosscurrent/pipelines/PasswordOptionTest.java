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
package org.crosscurrent.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.crosscurrent.pipelines.options.StoreOptions;
import org.junit.jupiter.api.Test;

class PasswordOptionTest {

  private static StoreOptions options(String... more) {
    StoreOptions options = PipelineOptionsFactory.fromArgs(more).as(StoreOptions.class);
    options.setJdbcUrl("jdbc:postgresql://db/store");
    return options;
  }

  @Test
  void aPasswordIsNeitherShownNorKeptWithTheOptions() throws Exception {
    StoreOptions options = options("--dbPassword=hush");
    assertThat(options.getDbPassword()).isEqualTo("hush");

    assertThat(
            new ObjectMapper()
                .registerModules(ObjectMapper.findModules(getClass().getClassLoader()))
                .writeValueAsString(options))
        .contains("jdbc:postgresql://db/store")
        .doesNotContain("hush");
    assertThat(DisplayData.from(options).toString()).doesNotContain("hush");
  }

  @Test
  void aPasswordFileWinsOverAPassword() {
    assertThat(Outputs.storeOf(options("--dbPassword=hush", "--dbPasswordFile=gs://bucket/file")))
        .returns("", store -> store.getPassword())
        .returns("gs://bucket/file", store -> store.getPasswordFile());
  }
}
