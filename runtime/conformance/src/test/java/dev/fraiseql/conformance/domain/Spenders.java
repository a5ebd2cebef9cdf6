package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Conditions and orders that are constant SQL. */
@Operation(
    """
    "Who spends most, and on what."
    query Spenders("The lowest price that counts." $min: Decimal!, $rooms: [ID!]!, $most: Int = 2, $from: Int) {
      people(
        where: {bookings: {some: {price: {gte: $min}, seat: {room: {in: $rooms}}}}}
        orderBy: [{bookingsCount: DESC}, {name: ASC}]
      ) {
        who: name
        bookings(where: {price: {gte: $min}}, orderBy: [{price: DESC}], limit: $most, offset: $from) {
          price
          seat { room number }
        }
        dear: bookingsCount(where: {price: {gte: $min}})
      }
      bookingsCount(where: {price: {lt: $min}})
    }
    """)
public interface Spenders {}
