### What `drejebog check` says about configuration and playbooks. Mistakes in playbooks stand in playbook-errors.ftl.

check-config-well = The configuration is in order.
check-playbook = { $name }: { $title }
check-people = People
check-total = Minutes in all
check-total-no-consent = In all if there is no agreement
check-slack = Slack
check-mistakes = { $count ->
        [one] There is one mistake. Mend it and try again.
       *[other] There are { $count } mistakes. Mend them and try again.
    }
check-all-well = All is in order.
