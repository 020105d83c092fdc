/**
 * How the tables of the store come to be: {@link org.crosscurrent.store.StoreMigrations} makes and
 * checks them, {@link org.crosscurrent.store.StoreException} says in one sentence why it could not.
 * Writers and readers of the store share this room; it knows nothing of Beam.
 */
package org.crosscurrent.store;
