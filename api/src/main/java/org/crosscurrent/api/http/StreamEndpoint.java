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
package org.crosscurrent.api.http;

import java.io.IOException;
import java.util.Set;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/**
 * An endpoint that keeps the connection and goes on writing to it. The router lets the caller in
 * and writes the problem when {@link #open} throws one; from then on the connection is the
 * endpoint's.
 */
public interface StreamEndpoint extends Endpoint {
  /** What is written; an Accept header must let it through. */
  String mediaType();

  /** Which of the parameters may be given several times; their values are joined by commas. */
  Set<String> repeatable();

  /**
   * Begins. When this returns, the response is committed, and it is asynchronous or upgraded unless
   * only its head was asked for.
   *
   * @throws Problem when nothing is opened; nothing has been written then
   * @throws IOException when the caller is gone already
   */
  void open(Call call, HttpServletRequest request, HttpServletResponse response) throws IOException;

  @Override
  default Answer answer(Call call) {
    throw new IllegalStateException("A stream has no answer that ends.");
  }
}
