/**
 * The options of the pipelines, as small interfaces that each pipeline puts together. On the
 * command line they may be written with hyphens: {@code --max-disorder} is {@code maxDisorder}.
 */
package org.crosscurrent.pipelines.options;
