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
package org.crosscurrent.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.synd.SyndPerson;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Authors as {@code {name, email, uri}}. */
final class Persons {

  /** RSS wants {@code jo@example.org (Jo K)}; {@code Jo K <jo@example.org>} is found as well. */
  private static final Pattern ADDRESS_FIRST =
      Pattern.compile("(\\S{1,200}@\\S{1,200})(?:\\s+\\((.{0,200})\\))?");

  private static final Pattern NAME_FIRST =
      Pattern.compile("(.{0,200}?)\\s*[<(](\\S{1,200}@\\S{1,200})[>)]");

  /** More are left out. */
  private static final int MAX_PERSONS = 100;

  private Persons() {}

  static void addRss(ArrayNode to, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return;
    }
    String person = text.strip();
    ObjectNode node = Json.object();
    Matcher address = ADDRESS_FIRST.matcher(person);
    Matcher name = NAME_FIRST.matcher(person);
    if (address.matches()) {
      Json.put(node, "name", address.group(2));
      Json.put(node, "email", address.group(1));
    } else if (name.matches()) {
      Json.put(node, "name", name.group(1));
      Json.put(node, "email", name.group(2));
    } else {
      Json.put(node, "name", person);
    }
    add(to, node);
  }

  /** One or more names, as in {@code dc:creator}. */
  static void addAll(ArrayNode to, JsonNode names) {
    if (names.isArray()) {
      names.forEach(name -> addAll(to, name));
    } else {
      addRss(to, names.isObject() ? names.path("text").asText() : names.asText());
    }
  }

  static void addAtom(ArrayNode to, List<SyndPerson> persons) {
    for (SyndPerson person : persons) {
      ObjectNode node = Json.object();
      Json.put(node, "name", person.getName());
      Json.put(node, "email", person.getEmail());
      Json.put(node, "uri", FeedLibrary.address(person.getUri()));
      add(to, node);
    }
  }

  private static void add(ArrayNode to, ObjectNode person) {
    boolean known = to.size() == MAX_PERSONS;
    for (JsonNode other : to) {
      known |= other.path("name").equals(person.path("name")) && person.has("name");
    }
    if (!person.isEmpty() && !known) {
      to.add(person);
    }
  }
}
