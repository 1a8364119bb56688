# The facilitator's card, where people write in the forms of buttons.

card-do-summarise = Find words for what keeps coming up: "{ form-theme }" on the post, one theme at a time.

card-do-trial = Write what you agree: "{ form-trial }" on the post. Leave empty what you have not agreed yet.

card-do-trial-changed = Write what you change: "{ form-trial }" on the post. The rest stays as it is.

card-guests-points = Guests in the room: write their points with "{ form-point }" when it is their turn.
