//! serenity, with its own rate limiter, as the fake's client: its calls alone, and a small bot that does what it is
//! asked.

use discord_peer::{DEADLINE, Peer};
use serenity::all::{
    AutocompleteChoice, ButtonStyle, Client, ClientBuilder, Command, CommandInteraction, CommandOptionType,
    ComponentInteractionDataKind, Context, CreateActionRow, CreateAutocompleteResponse, CreateButton, CreateCommand,
    CreateCommandOption, CreateEmbed, CreateInputText, CreateInteractionResponse, CreateInteractionResponseFollowup,
    CreateInteractionResponseMessage, CreateModal, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption,
    EditInteractionResponse, EventHandler, GatewayIntents, Guild, Http, HttpBuilder, InputTextStyle, Interaction,
    Message, Reaction, Ready, ResumedEvent, ShardManager,
};
use serenity::async_trait;
use std::sync::Arc;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// serenity's own client, with its own rate limiter, that finds the fake under Discord's name.
pub fn http(peer: &Peer) -> Http {
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
        let choose = CreateCommandOption::new(CommandOptionType::SubCommand, "vælg", "Et valg");
        let group = CreateCommandOption::new(CommandOptionType::SubCommandGroup, "opsæt", "Opsætning");
        let group = group.add_sub_option(choose);
        let command = CreateCommand::new("dialog").description("En dialog");
        let command = command.add_option(say).add_option(form).add_option(slow).add_option(group);
        Command::set_global_commands(&context.http, vec![command]).await.unwrap();
        self.heard.send("ready".to_owned()).unwrap();
    }

    async fn guild_create(&self, _: Context, guild: Guild, _: Option<bool>) {
        let names: Vec<&str> = guild.channels.values().map(|c| c.name.as_str()).collect();
        self.heard.send(format!("guild {}", names.join(","))).unwrap();
    }

    async fn resume(&self, _: Context, _: ResumedEvent) {
        self.heard.send("resumed".to_owned()).unwrap();
    }

    async fn message(&self, _: Context, message: Message) {
        self.heard.send(format!("message {:?}", message.content)).unwrap();
    }

    async fn reaction_add(&self, _: Context, reaction: Reaction) {
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
                let mut text = format!("{} trykkede {}", component.user.name, component.data.custom_id);
                if let ComponentInteractionDataKind::StringSelect { values } = &component.data.kind {
                    text = format!("valgt: {}", values.join(", "));
                }
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
        "opsæt" => {
            let options = ["a", "b", "c"].map(|name| CreateSelectMenuOption::new(name.to_uppercase(), name));
            let kind = CreateSelectMenuKind::String { options: options.to_vec() };
            let select = CreateSelectMenu::new("valg", kind).placeholder("Vælg to").min_values(2).max_values(2);
            let message = CreateInteractionResponseMessage::new()
                .content("vælg")
                .ephemeral(true)
                .components(vec![CreateActionRow::SelectMenu(select)]);
            command.create_response(context, CreateInteractionResponse::Message(message)).await.unwrap();
        }
        _ => {
            command.defer_ephemeral(context).await.unwrap();
            command.edit_response(context, EditInteractionResponse::new().content("lovet")).await.unwrap();
            let more = CreateInteractionResponseFollowup::new().content("mere").ephemeral(true);
            command.create_followup(context, more).await.unwrap();
        }
    }
}

pub struct Running {
    heard: mpsc::UnboundedReceiver<String>,
    /// Heard, but not waited for yet: serenity keeps no order.
    unread: Vec<String>,
    shards: Arc<ShardManager>,
    task: JoinHandle<()>,
}

impl Running {
    pub async fn start(peer: &Peer, intents: GatewayIntents) -> Self {
        let (mut client, heard) = Self::client(peer, intents).await;
        let shards = Arc::clone(&client.shard_manager);
        let task = tokio::spawn(async move {
            let _ = client.start().await;
        });
        let mut running = Self { heard, unread: Vec::new(), shards, task };
        running.hears("ready").await;
        running
    }

    /// A client that has not started, and what its bot will hear.
    pub async fn client(peer: &Peer, intents: GatewayIntents) -> (Client, mpsc::UnboundedReceiver<String>) {
        let (to, heard) = mpsc::unbounded_channel();
        let builder = ClientBuilder::new_with_http(http(peer), intents).event_handler(Bot { heard: to });
        let client = builder.await.unwrap();
        assert_eq!(*client.ws_url.lock().await, peer.gateway_url());
        (client, heard)
    }

    /// Says goodbye to the gateway.
    pub async fn stop(self) {
        self.shards.shutdown_all().await;
    }

    /// Whether the bot has reported this by now.
    pub fn has_heard(&mut self, what: &str) -> bool {
        while let Ok(heard) = self.heard.try_recv() {
            self.unread.push(heard);
        }
        self.unread.iter().any(|heard| heard == what)
    }

    /// Waits for something the bot reports.
    pub async fn hears(&mut self, what: &str) {
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
