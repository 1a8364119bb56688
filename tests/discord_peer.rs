//! The Discord of the tests, tried by itself: serenity is its client, and what breaks Discord's rules is caught.

#![cfg(feature = "discord")]

mod discord;

use discord::peer::store::Id;
use discord::peer::{DEADLINE, Peer, permissions};
use serde_json::json;
use serenity::all::{
    AutocompleteChoice, ButtonStyle, ChannelId, Client, Command, CommandInteraction, CommandOptionType, Context,
    CreateActionRow, CreateAllowedMentions, CreateAttachment, CreateAutocompleteResponse, CreateButton, CreateCommand,
    CreateCommandOption, CreateEmbed, CreateInputText, CreateInteractionResponse, CreateInteractionResponseFollowup,
    CreateInteractionResponseMessage, CreateMessage, CreateModal, CreateScheduledEvent, CreateSelectMenu,
    CreateSelectMenuKind, CreateSelectMenuOption, CreateThread, EditInteractionResponse, EditMessage, EventHandler,
    GatewayIntents, Guild, GuildId, Http, HttpBuilder, InputTextStyle, Interaction, MessageId, ReactionType, Ready,
    ScheduledEventType, Timestamp, UserId,
};
use serenity::async_trait;
use serenity::http::MessagePagination;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// serenity's own client, with its own rate limiter, that finds the fake under Discord's name.
fn http(peer: &Peer) -> Http {
    let authority = std::fs::read(peer.ca_file()).unwrap();
    let client = reqwest::Client::builder()
        .no_proxy()
        .tls_certs_merge([reqwest::Certificate::from_pem(&authority).unwrap()])
        .resolve("discord.com", peer.rest_address())
        .build()
        .unwrap();
    let http = HttpBuilder::new(peer.token()).client(client).build();
    http.set_application_id(peer.bot.into());
    http
}

/// A small bot that does what it is asked.
struct Bot {
    heard: mpsc::UnboundedSender<String>,
}

#[async_trait]
impl EventHandler for Bot {
    async fn ready(&self, context: Context, _: Ready) {
        let say = CreateCommandOption::new(CommandOptionType::SubCommand, "svar", "Et svar").add_sub_option(
            CreateCommandOption::new(CommandOptionType::String, "tekst", "Hvad").required(true).set_autocomplete(true),
        );
        let form = CreateCommandOption::new(CommandOptionType::SubCommand, "form", "En formular");
        let slow = CreateCommandOption::new(CommandOptionType::SubCommand, "senere", "Et løfte");
        let command = CreateCommand::new("dialog").description("En dialog");
        let command = command.add_option(say).add_option(form).add_option(slow);
        Command::set_global_commands(&context.http, vec![command]).await.unwrap();
        self.heard.send("ready".to_owned()).unwrap();
    }

    async fn guild_create(&self, _: Context, guild: Guild, _: Option<bool>) {
        let names: Vec<&str> = guild.channels.values().map(|c| c.name.as_str()).collect();
        self.heard.send(format!("guild {}", names.join(","))).unwrap();
    }

    async fn message(&self, _: Context, message: serenity::all::Message) {
        self.heard.send(format!("message {:?}", message.content)).unwrap();
    }

    async fn reaction_add(&self, _: Context, reaction: serenity::all::Reaction) {
        self.heard.send(format!("reaction {}", reaction.emoji)).unwrap();
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        match interaction {
            Interaction::Command(command) => answer(&context, &command).await,
            Interaction::Autocomplete(command) => {
                let choice = AutocompleteChoice::new("Ja", "ja");
                let choices = CreateAutocompleteResponse::new().set_choices(vec![choice]);
                command.create_response(&context, CreateInteractionResponse::Autocomplete(choices)).await.unwrap();
            }
            Interaction::Component(component) => {
                let text = format!("{} trykkede {}", component.user.name, component.data.custom_id);
                let message = CreateInteractionResponseMessage::new().content(text).components(Vec::new());
                component.create_response(&context, CreateInteractionResponse::UpdateMessage(message)).await.unwrap();
            }
            Interaction::Modal(modal) => {
                let message = CreateInteractionResponseMessage::new().content("modtaget").ephemeral(true);
                modal.create_response(&context, CreateInteractionResponse::Message(message)).await.unwrap();
            }
            _ => unreachable!(),
        }
    }
}

async fn answer(context: &Context, command: &CommandInteraction) {
    let option = &command.data.options[0];
    match option.name.as_str() {
        "svar" => {
            let button = CreateButton::new("ja").label("Ja").style(ButtonStyle::Primary);
            let message = CreateInteractionResponseMessage::new()
                .content("svar")
                .embed(CreateEmbed::new().title("Titel").field("a", "b", false))
                .components(vec![CreateActionRow::Buttons(vec![button])]);
            command.create_response(context, CreateInteractionResponse::Message(message)).await.unwrap();
        }
        "form" => {
            let field = CreateInputText::new(InputTextStyle::Short, "Navn", "navn");
            let modal = CreateModal::new("formular", "Formular").components(vec![CreateActionRow::InputText(field)]);
            command.create_response(context, CreateInteractionResponse::Modal(modal)).await.unwrap();
        }
        _ => {
            command.defer_ephemeral(context).await.unwrap();
            command.edit_response(context, EditInteractionResponse::new().content("lovet")).await.unwrap();
            let more = CreateInteractionResponseFollowup::new().content("mere").ephemeral(true);
            command.create_followup(context, more).await.unwrap();
        }
    }
}

struct Running {
    heard: mpsc::UnboundedReceiver<String>,
    /// Heard, but not waited for yet: serenity keeps no order.
    unread: Vec<String>,
    task: JoinHandle<()>,
}

impl Running {
    async fn start(peer: &Peer, intents: GatewayIntents) -> Self {
        let (to, heard) = mpsc::unbounded_channel();
        let builder =
            serenity::client::ClientBuilder::new_with_http(http(peer), intents).event_handler(Bot { heard: to });
        let mut client = builder.await.unwrap();
        assert_eq!(*client.ws_url.lock().await, peer.gateway_url());
        let task = tokio::spawn(async move {
            let _ = client.start().await;
        });
        let mut running = Self { heard, unread: Vec::new(), task };
        running.hears("ready").await;
        running
    }

    /// Waits for something the bot reports.
    async fn hears(&mut self, what: &str) {
        let hearing = async {
            loop {
                if let Some(at) = self.unread.iter().position(|heard| heard == what) {
                    self.unread.remove(at);
                    return;
                }
                self.unread.push(self.heard.recv().await.expect("the bot is there"));
            }
        };
        let heard = tokio::time::timeout(DEADLINE, hearing).await;
        assert!(heard.is_ok(), "the bot never heard {what}, but {:?}", self.unread);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_is_asked_and_answers() {
    let peer = Peer::start().await;
    let channel = peer.add_channel("dialog");
    let anna = peer.add_user("anna", Some("Anna"));
    let mut bot = Running::start(&peer, GatewayIntents::non_privileged()).await;
    bot.hears("guild dialog").await;

    let asked = anna.slash(channel, "dialog", &["svar"], &[("tekst", json!("hej"))]);
    let reply = asked.reply().await;
    assert_eq!(reply.text(), "svar\nTitel\na\nb");
    let clicked = anna.click(reply.id, "Ja");
    clicked.answered().await;
    assert_eq!(peer.message(reply.id).unwrap().content, "anna trykkede ja");
    assert!(anna.try_click(reply.id, "Ja").unwrap_err().contains("it is not there"));

    let opened = anna.slash(channel, "dialog", &["form"], &[]);
    assert_eq!(opened.modal().await.fields[0].label, "Navn");
    let sent = anna.submit_modal(&opened, &[("navn", "Anna")]);
    assert_eq!(sent.whispered().await, "modtaget");

    let later = anna.slash_dm("dialog", &["senere"], &[]);
    assert_eq!(later.whispered().await, "lovet");
    peer.until("a followup", |world| (world.ephemerals(anna.id).len() == 3).then_some(())).await;

    let suggested = anna.autocomplete(channel, "dialog", &["svar"], ("tekst", "j"), &[]).await;
    assert_eq!(suggested[0].name, "Ja");
    println!("latencies: {:?}", peer.latencies());
}
