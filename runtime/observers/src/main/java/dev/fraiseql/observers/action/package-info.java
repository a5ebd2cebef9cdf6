/** What observers do with an event: calls of methods, webhooks, messages, statements, log lines. */
@NullMarked
package dev.fraiseql.observers.action;

import org.jspecify.annotations.NullMarked;
