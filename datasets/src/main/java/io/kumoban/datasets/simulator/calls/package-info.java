/** API calls at volume: the catalogue of APIs as templates, callers, and the habits of all who call. */
@NullMarked
package io.kumoban.datasets.simulator.calls;

import org.jspecify.annotations.NullMarked;
