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

import java.sql.SQLException;
import org.crosscurrent.api.http.StreamEndpoint;
import org.crosscurrent.api.signals.Toxic;
import org.crosscurrent.api.store.Database;
import org.crosscurrent.api.store.Store;
import org.crosscurrent.store.StoreException;
import org.crosscurrent.store.StoreException.Reason;

/**
 * Pushes what comes into the feed of one database to all who listen to one server.
 *
 * <p>Takes up to three connections to the database besides the server's own: one that follows the
 * feed, two for those who resume from far back. They must be to the primary: a replica tells nobody
 * of changes.
 */
public final class Push implements AutoCloseable {
  private static final int READING = 2;

  private final Hub hub;
  private final Tail tail;
  private final WebSockets webSockets;

  private Push(Hub hub, Tail tail, WebSockets webSockets) {
    this.hub = hub;
    this.tail = tail;
    this.webSockets = webSockets;
  }

  /**
   * Begins to follow the feed.
   *
   * @throws StoreException when it cannot be read
   */
  public static Push start(Database database, PushSettings settings, Admission admission) {
    Database few =
        new Database(
            database.jdbcUrl(),
            database.user(),
            database.password(),
            database.statementTimeout(),
            READING,
            database.poolWait());
    Hub hub = new Hub(settings, admission, Store.forReading(few));
    Tail tail = new Tail(database, hub);
    try {
      tail.start(settings.recentEvents());
    } catch (SQLException e) {
      tail.close();
      hub.close();
      String address = StoreException.address(database.jdbcUrl());
      throw new StoreException(
          Reason.UNREACHABLE, "The feed of " + address + " cannot be read.", e);
    }
    return new Push(hub, tail, new WebSockets(admission));
  }

  /**
   * Where it is listened to.
   *
   * @param toxicOtherwise what goes for toxic posts where a request says nothing of them
   */
  public StreamEndpoint endpoint(Toxic toxicOtherwise) {
    return new StreamRoute(hub, webSockets, toxicOtherwise);
  }

  /** What is pushed at the moment. */
  public PushFigures figures() {
    return hub.figures();
  }

  /** Takes leave of all who listen, which takes two seconds at most. */
  @Override
  public void close() {
    tail.close();
    hub.close();
    webSockets.close();
  }
}
