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
package org.crosscurrent.discovery;

/**
 * A phrase of one window, beside what it was before; or, with an empty phrase, all posts of a
 * language.
 *
 * @param phrase what is said; empty for all posts
 * @param now of the window
 * @param before posts of the windows before it
 */
record Rise(String phrase, PhraseTally now, long before) {

  /** The phrase that all posts have. */
  static final String ALL = "";
}
