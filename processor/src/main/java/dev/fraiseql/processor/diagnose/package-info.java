/**
 * The errors of a build: the list of diagnostics, the origins that they point to, and the one class
 * that reports them to javac. Depends on no other package of FraiseQL.
 */
@NullMarked
package dev.fraiseql.processor.diagnose;

import org.jspecify.annotations.NullMarked;
