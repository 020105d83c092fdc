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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.servlet.AsyncContext;
import javax.servlet.WriteListener;
import org.eclipse.jetty.server.HttpOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A response that goes on, written without a thread of its own. */
final class EventStreamSink implements Sink, WriteListener {
  private static final Logger LOG = LoggerFactory.getLogger(EventStreamSink.class);

  private final Subscriber subscriber;
  private final Long after;
  private final AsyncContext context;
  private final HttpOutput out;
  private final Duration retry;
  private boolean begun;
  private boolean ended;
  private volatile boolean done;

  EventStreamSink(
      Subscriber subscriber, Long after, AsyncContext context, HttpOutput out, Duration retry) {
    this.subscriber = subscriber;
    this.after = after;
    this.context = context;
    this.out = out;
    this.retry = retry;
  }

  /**
   * Called by the container: first when writing can begin, then after each write that had to wait.
   */
  @Override
  public void onWritePossible() {
    synchronized (subscriber) {
      if (!begun) {
        begun = true;
        subscriber.connected(this);
        subscriber.begin(after);
      } else if (ended) {
        complete();
      } else {
        subscriber.taken();
      }
    }
  }

  @Override
  public void onError(Throwable failure) {
    LOG.debug("A stream's connection broke: {}", failure.toString());
    subscriber.gone();
    complete();
  }

  @Override
  public void send(byte[] bytes) {
    if (write(bytes)) {
      subscriber.taken();
    }
  }

  /** Writes, and tells whether that is done; if not, the container will call. */
  private boolean write(byte[] bytes) {
    try {
      out.write(ByteBuffer.wrap(bytes));
      return out.isReady();
    } catch (IOException e) {
      LOG.debug("A stream's connection broke: {}", e.toString());
      abort();
      subscriber.gone();
      return false;
    }
  }

  @Override
  public void ping() {
    // The comment of the heartbeat is what shows whether the other side is there.
  }

  @Override
  public void end(Ending ending) {
    ended = true;
    if (write(Format.farewell(ending, retry))) {
      complete();
    }
  }

  @Override
  public void abort() {
    if (done) {
      return; // The connection may have gone on to another request.
    }
    out.getHttpChannel().abort(new IOException("The stream was closed"));
    complete();
  }

  private void complete() {
    done = true;
    try {
      context.complete();
    } catch (IllegalStateException e) {
      LOG.debug("The response had been completed.", e);
    }
    subscriber.gone();
  }
}
