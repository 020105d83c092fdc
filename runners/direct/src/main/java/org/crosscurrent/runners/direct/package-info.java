/**
 * The room of the Direct runner: it checks what other runners take on trust (that values are not
 * changed, that coders give back what they got) and is slow for it. For tests and small inputs.
 */
package org.crosscurrent.runners.direct;
