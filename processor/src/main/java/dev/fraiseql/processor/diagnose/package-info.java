/**
 * Mistakes of an author: the catalogue of what can be wrong, the place to point at, and the one
 * class that tells javac. Depends on nothing of ours.
 */
@NullMarked
package dev.fraiseql.processor.diagnose;

import org.jspecify.annotations.NullMarked;
