/**
 * The account simulator: an organisation's logs at any volume. An hour of an account is made at a time, from the seed alone,
 * so that memory does not grow with the volume and the bytes do not depend on threads.
 */
@NullMarked
package io.kumoban.datasets.simulator;

import org.jspecify.annotations.NullMarked;
