/** The client against the sample app. */
package dev.fraiseql.clients;
