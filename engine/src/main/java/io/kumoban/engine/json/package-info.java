/** JSON as the program itself writes and reads it: findings, metrics, manifests. Log records have their own scanner. */
@NullMarked
package io.kumoban.engine.json;

import org.jspecify.annotations.NullMarked;
