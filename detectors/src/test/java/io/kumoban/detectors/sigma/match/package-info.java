/** Tests of folding, needles, wildcards, networks and numbers, each against a plainer way. */
package io.kumoban.detectors.sigma.match;
