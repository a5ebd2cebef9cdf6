/**
 * The base classes of generated executors: what the executors of all types have in common. Depends
 * on the packages of the targets, {@code json} and {@code arrow}.
 */
@NullMarked
package dev.fraiseql.contract.executor;

import org.jspecify.annotations.NullMarked;
