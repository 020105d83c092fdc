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

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.http.HttpServletRequest;

/** Reads a request's body, but never much more of it than may be. */
final class Body {
  private static final int PIECE = 8192;

  private Body() {}

  /**
   * The whole body, empty where there is none.
   *
   * @throws Problem 413 when it is said to be, or turns out to be, larger than may be: before any
   *     of it is read, or after a few bytes too many; 415 when it is packed
   */
  static byte[] read(HttpServletRequest request, int mostBytes) {
    requireLength(request, mostBytes);
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Problem.unsupportedMediaType("A packed body is not read here; send it as it is.");
    }
    try {
      InputStream in = unwrapped(request).getInputStream();
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      byte[] piece = new byte[PIECE];
      // Not readNBytes: it ends with reading nothing, for which Jetty waits.
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        body.write(piece, 0, read);
        if (body.size() > mostBytes) {
          throw Problem.tooLarge(mostBytes);
        }
      }
      return body.toByteArray();
    } catch (EOFException e) {
      throw Problem.badBody("The body ended before its end.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Refuses what says itself that it is too large.
   *
   * @throws Problem 413
   */
  static void requireLength(HttpServletRequest request, int mostBytes) {
    if (request.getContentLengthLong() > mostBytes) {
      throw Problem.tooLarge(mostBytes);
    }
  }

  /** The request without the wrapper of Spark, which would keep all of the body at first touch. */
  private static ServletRequest unwrapped(ServletRequest request) {
    ServletRequest at = request;
    while (at instanceof ServletRequestWrapper) {
      at = ((ServletRequestWrapper) at).getRequest();
    }
    return at;
  }
}
