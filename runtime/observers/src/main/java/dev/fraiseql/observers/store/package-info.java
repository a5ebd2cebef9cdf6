/**
 * The tables of observers: the outbox as it is read, who leads, what was delivered, what is still
 * to be, and what has failed for good. All SQL of this module is here.
 */
@NullMarked
package dev.fraiseql.observers.store;

import org.jspecify.annotations.NullMarked;
