/**
 * Delivers events: who leads, which event goes to which action when, and what becomes of it. One
 * thread for each action of each observer decides; attempts run in threads of their own.
 */
@NullMarked
package dev.fraiseql.observers.dispatch;

import org.jspecify.annotations.NullMarked;
