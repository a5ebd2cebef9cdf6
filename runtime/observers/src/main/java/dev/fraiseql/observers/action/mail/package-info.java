/** Emails over SMTP. */
@NullMarked
package dev.fraiseql.observers.action.mail;

import org.jspecify.annotations.NullMarked;
