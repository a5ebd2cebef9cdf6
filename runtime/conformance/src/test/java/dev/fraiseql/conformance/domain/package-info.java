/**
 * The types of the conformance cases, which are difficult on purpose: every supported Java type,
 * nullable and non-null, and relations of every kind.
 */
@NullMarked
package dev.fraiseql.conformance.domain;

import org.jspecify.annotations.NullMarked;
