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
package org.crosscurrent.testkit.generator;

import java.time.Instant;

/**
 * What one platform said on one topic in one window.
 *
 * @param topic a hashtag, lower case
 * @param platform lower-case name
 * @param windowStart inclusive; the end is {@link Truth#WINDOW} later
 * @param posts how many unique posts
 * @param authors how many distinct authors wrote them
 * @param scoreSum sum of their scores, an absent one as 0
 * @param firstObservedAt the first sighting of the first of them
 */
public record ExpectedWindow(
    String topic,
    String platform,
    Instant windowStart,
    long posts,
    long authors,
    long scoreSum,
    Instant firstObservedAt) {}
