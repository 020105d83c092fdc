/**
 * Takes posts in, in the form in which their platforms give them, and hands them to the pipeline.
 */
package org.crosscurrent.api.ingest;
