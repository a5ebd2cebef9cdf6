/**
 * What holds for the whole: the floors of the architecture, and the cases that every database and
 * every transport answers alike. Tests only, so it may look at every module.
 */
@NullMarked
package dev.fraiseql.conformance;

import org.jspecify.annotations.NullMarked;
