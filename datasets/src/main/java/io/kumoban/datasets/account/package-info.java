/** A small company's account: its people, pipelines, instances and services, and their ordinary days. */
@NullMarked
package io.kumoban.datasets.account;

import org.jspecify.annotations.NullMarked;
