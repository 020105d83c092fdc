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

import javax.servlet.http.HttpServletRequest;
import org.crosscurrent.api.access.Caller;
import org.crosscurrent.api.access.Gate;
import spark.Request;

/** One request, as an endpoint sees it. */
public final class Call {
  private final Request request;
  private final Parameters parameters;
  private final String rest;
  private final Caller caller;
  private final byte[] body;

  Call(Request request, Parameters parameters, String rest, Caller caller, byte[] body) {
    this.request = request;
    this.parameters = parameters;
    this.rest = rest;
    this.caller = caller;
    this.body = body;
  }

  /** The query parameters, all of them known to the endpoint. */
  public Parameters parameters() {
    return parameters;
  }

  /** The decoded last part of the path where it is free, otherwise null. */
  public String rest() {
    return rest;
  }

  /** Who asks. */
  public Caller caller() {
    return caller;
  }

  /** Under which this request is known in logs and in the audit. */
  public String requestId() {
    return request.attribute(Gate.REQUEST_ID);
  }

  /** What the HTTP server knows of the request. */
  public HttpServletRequest raw() {
    return request.raw();
  }

  /** A header's value, or null. */
  public String header(String name) {
    return request.headers(name);
  }

  /** The body, empty where there is none; never longer than the endpoint's limit. */
  public byte[] body() {
    return body;
  }

  /** The parameters and the rest of the path alone, without the request that they came with. */
  Call alone() {
    return new Call(null, parameters, rest, null, new byte[0]);
  }
}
