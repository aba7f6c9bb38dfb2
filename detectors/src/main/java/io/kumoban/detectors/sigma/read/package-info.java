/** Sigma rules from files: everything that can be used, and a problem with its place for everything that cannot. */
@NullMarked
package io.kumoban.detectors.sigma.read;

import org.jspecify.annotations.NullMarked;
