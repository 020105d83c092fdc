/**
 * Compact coders of what travels in bulk or lives in state. {@link
 * org.crosscurrent.model.coders.RecordCoder} tells the form of a record; golden bytes pin every
 * version, since a runner restores state with them that an earlier release wrote.
 */
package org.crosscurrent.model.coders;
