/** The view of a document against a tree of it. */
package io.kumoban.detectors.sigma.match.json;
