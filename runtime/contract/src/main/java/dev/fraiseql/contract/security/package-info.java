/**
 * Who asks, and what of each type's rows that lets them see. Every way in, HTTP or Flight, makes
 * the one into the other before anything is read.
 */
@NullMarked
package dev.fraiseql.contract.security;

import org.jspecify.annotations.NullMarked;
