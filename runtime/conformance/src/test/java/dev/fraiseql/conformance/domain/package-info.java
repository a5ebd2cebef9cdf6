/**
 * A domain made to be nasty: every Java type that can be served, nullable and not, and relations of
 * every kind. The cases ask about nothing else.
 */
@NullMarked
package dev.fraiseql.conformance.domain;

import org.jspecify.annotations.NullMarked;
