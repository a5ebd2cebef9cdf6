package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Groups with conditions and orders, constant and depending on the request. */
@Operation(
    """
    query Spending(
      $from: Date!, $min: Decimal!, $where: BookingWhereInput, $having: BookingHavingInput
      $order: [BookingAggregateOrderByInput!], $most: Int, $brief: Boolean!
    ) {
      known: bookingsAggregate(
        where: {day: {gte: $from}}
        groupBy: {seat: {room: true}, dayMonth: true}
        having: {priceSum: {gte: $min}}
        orderBy: [{priceMax: DESC}]
        limit: $most
      ) {
        __typename
        seat { __typename room }
        month: dayMonth
        count @skip(if: $brief)
        priceSum
        priceAvg
        firstDay: dayMin
      }
      shaped: bookingsAggregate(
        where: $where, groupBy: {guest: {name: true, home: {street: true}}}
        having: $having, orderBy: $order, limit: $most
      ) {
        guest { name home { street } }
        count
        priceMin @skip(if: $brief)
      }
    }
    """)
public interface Spending {}
