package dev.fraiseql.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes methods fields of the type {@code Mutation}: the annotated one, or all methods of the
 * annotated class that are neither private nor marked {@code @Override}.
 *
 * <pre>{@code
 * @Mutation
 * final class Refunds {
 *   RowKey<Invoice> refund(@Id long invoiceId, Changes changes) {
 *     RowKey<Invoice> invoice = RowKey.of(Invoice.class, invoiceId);
 *     changes.update(invoice, Map.of("total", BigDecimal.ZERO));
 *     return invoice;
 *   }
 * }
 * }</pre>
 *
 * <p>A method runs in the transaction of its request and writes through the parameter of type
 * {@code dev.fraiseql.contract.method.Changes}. It may run several times, because a transaction
 * that conflicts with another one is repeated.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Mutation {}
