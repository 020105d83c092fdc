/**
 * The convergence contract, tested: worlds of posts, what must come out of them by definition, and
 * runs of the whole ordered path that are held against it.
 */
package org.crosscurrent.convergence;
