/**
 * Starts the sample app as a user does, and holds its answers against what plain SQL says of the
 * original data.
 */
package dev.fraiseql.sample;
