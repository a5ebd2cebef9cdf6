/** Webhooks and other HTTP requests, sent to permitted addresses only. */
@NullMarked
package dev.fraiseql.observers.action.http;

import org.jspecify.annotations.NullMarked;
