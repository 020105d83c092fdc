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
package org.crosscurrent.mapping;

import java.util.List;

/**
 * What a mapping tells of its shape.
 *
 * @param shape its unique name
 * @param platforms the platforms that hand it out
 * @param title what it is, for people
 * @param provenance where it was seen: {@code captured}, {@code documented} or {@code third-party}
 * @param source where to read about it; may be empty
 * @param format the format of its payloads
 * @param fields the fields of a post that it gives, in the order of the documentation
 * @param critical the fields whose loss means that the shape has changed
 */
public record ShapeInfo(
    String shape,
    List<String> platforms,
    String title,
    String provenance,
    String source,
    String format,
    List<String> fields,
    List<String> critical) {}
