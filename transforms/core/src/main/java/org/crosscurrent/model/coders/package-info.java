/**
 * Compact coders of what travels in bulk or lives in state. Each record is a version byte, the
 * length of its body and the body; golden bytes pin every version, since a runner restores state
 * with them that an earlier release wrote.
 */
package org.crosscurrent.model.coders;
