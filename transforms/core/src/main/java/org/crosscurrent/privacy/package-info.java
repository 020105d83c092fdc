/**
 * Keeps people out of what is stored and sent: pseudonyms in place of authors, marks in place of
 * addresses and numbers in texts. Cores without Beam, and the transforms that apply them.
 */
package org.crosscurrent.privacy;
