/** What a running job tells those who operate it, and whether dashboards and alerts ask for it. */
package org.crosscurrent.operations;
