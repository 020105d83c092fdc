/**
 * The HTTP API over the store: reads the tables that the pipelines write, changes nothing.
 *
 * <p>{@link org.crosscurrent.api.ApiServer} starts it inside a program, {@link
 * org.crosscurrent.api.Serve} from a command line. Inside, each resource has one {@code Route}
 * class that reads its parameters, calls one {@code Queries} class and hands back JSON. What goes
 * for every request (headers, methods, what the caller accepts) is a filter in {@code Filters}.
 * What is served, and under which guarantees, is said in the OpenAPI document at {@code
 * /api/v1/openapi.json}.
 */
package org.crosscurrent.api;
