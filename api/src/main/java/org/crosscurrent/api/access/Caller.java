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
package org.crosscurrent.api.access;

/**
 * Who asks.
 *
 * @param id of the key that was shown; a fixed one where access is off
 * @param role what it may do
 */
public record Caller(String id, Role role) {
  /** Everyone on this machine, where access is off. */
  public static final Caller LOCAL = new Caller("local", Role.OPERATOR);

  /** Whoever asks for what anyone may ask for. */
  public static final Caller ANYONE = new Caller("anyone", Role.ANYONE);
}
