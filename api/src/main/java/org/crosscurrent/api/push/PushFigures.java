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

/**
 * What one server pushes.
 *
 * @param connections open at the moment
 * @param mostConnections that may be open
 * @param position the id of the newest event that this server has read
 * @param events read since it began
 * @param dropped subscribers that did not read what was sent, since it began
 */
public record PushFigures(
    int connections, int mostConnections, long position, long events, long dropped) {}
