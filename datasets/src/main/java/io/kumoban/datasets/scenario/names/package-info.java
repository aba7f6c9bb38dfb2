/** Domain names that programs make up: generated domains, and data packed into names. */
@NullMarked
package io.kumoban.datasets.scenario.names;

import org.jspecify.annotations.NullMarked;
