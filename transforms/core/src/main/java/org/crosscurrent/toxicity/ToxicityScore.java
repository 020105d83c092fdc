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
package org.crosscurrent.toxicity;

import java.util.Map;

/**
 * How toxic a text is.
 *
 * @param label the most probable label, such as {@code hate}, {@code offensive} or {@code neither}
 * @param toxic whether the text is to be flagged
 * @param probabilities of each label, 0 to 1, in the engine's order. They add up to 1 where a text
 *     has one label, and are independent where it may have several
 */
public record ToxicityScore(String label, boolean toxic, Map<String, Double> probabilities) {}
