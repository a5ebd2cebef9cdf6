// Queries the sample app through the generated client.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"

	"github.com/Khan/genqlient/graphql"
)

func main() {
	least := json.Number("23.86")
	name := "Helena"
	where := &InvoiceWhereInput{
		Total:    &DecimalFilter{Gte: &least},
		Customer: &CustomerToOneFilter{FirstName: &StringFilter{Eq: &name}},
	}
	client := graphql.NewClient(os.Args[1]+"/graphql", http.DefaultClient)
	response, err := Invoices(context.Background(), client, where, nil)
	if err != nil {
		fail(err)
	}
	if len(response.Invoices) != 1 {
		fail(fmt.Errorf("%d invoices", len(response.Invoices)))
	}
	invoice := response.Invoices[0]
	var total json.Number = invoice.Total
	var company *string = invoice.Customer.Company
	found := fmt.Sprintf("%s %s %s %v", invoice.Id, invoice.InvoiceDate, total, company)
	if found != "404 2013-11-13 25.86 <nil>" {
		fail(fmt.Errorf("found %s", found))
	}
	fmt.Println("genqlient:", found)
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "genqlient:", err)
	os.Exit(1)
}
