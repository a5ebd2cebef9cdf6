/**
 * Starts the sample app as a user does, and compares its responses with results of plain SQL on the
 * original data.
 */
package dev.fraiseql.sample;
