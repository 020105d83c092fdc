/**
 * The store in Postgres: {@link org.crosscurrent.io.postgres.WritePostgres} brings rows in,
 * versioned and idempotent, so that every order and every repetition of writes ends in the same
 * tables; {@link org.crosscurrent.io.postgres.ReadDeadLetters} takes dead letters out for a replay.
 *
 * <p>One class a table ({@code SignalsTable} and its neighbours) knows its columns, its key and its
 * version. The tables themselves are made by {@link org.crosscurrent.store.StoreMigrations}.
 */
package org.crosscurrent.io.postgres;
